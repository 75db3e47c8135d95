package dev.furrow.rental.ledger;

/// The names of the ledger's accounts.
public final class LedgerAccounts {
    /// Money that has come in and not gone out.
    public static final String BANK = "bank";

    /// What the marketplace earns.
    public static final String COMMISSION = "commission";

    /// What is owed to the state.
    public static final String TAX = "tax";

    private LedgerAccounts() {}

    /// What a farmer owes (positive) or has paid in advance (negative).
    public static String farmer(String accountId) {
        return "farmer:" + accountId;
    }

    /// What a supplier is owed (negative), or owes for cash that was taken in the field (positive).
    public static String supplier(String supplierId) {
        return "supplier:" + supplierId;
    }

    /// What a sponsor owes for discounts.
    public static String sponsor(String name) {
        return "sponsor:" + name;
    }
}
