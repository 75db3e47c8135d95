package dev.furrow.bench.load;

import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/// Looks at what a load does, as people and dashboards do: lists what is open and closed, describes an execution,
/// reads its history, counts waiting tasks. As many as are owed, on connections of their own beside the load.
public final class Reads {
    private static final byte[] WORKFLOW_ID = Scan.ascii("\"workflowId\":\"");
    private static final byte[] RUN_ID = Scan.ascii("\"runId\":\"");
    private static final int KINDS = 5;

    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Requests requests;
    private final double each;
    private final Histogram micros = new Histogram(60_000_000, 3);
    private double owed;
    private long sent;
    private long answered;
    private long refused;
    private String execution = "";

    /// @param each how many reads are owed for each workflow that begins
    public Reads(InetSocketAddress server, double each) {
        requests = new Requests(server);
        this.each = each;
    }

    /// Opens the connections.
    public void connect(HttpLoop loop, int connections) {
        for (int i = 0; i < connections; i++) {
            idle.add(loop.connect());
        }
    }

    /// A workflow begins.
    public void owe() {
        owed += each;
        while (owed >= 1 && !idle.isEmpty()) {
            owed--;
            read(idle.remove());
        }
    }

    private void read(Connection connection) {
        long begin = System.nanoTime();
        connection.send(next(), (status, bytes, from, to) -> {
            micros.recordValue((System.nanoTime() - begin) / 1_000);
            answered++;
            if (status == 200) {
                remember(bytes, from, to);
            } else {
                refused++;
            }
            idle.add(connection);
        });
    }

    private void remember(byte[] bytes, int from, int to) {
        String runId = Scan.textAfter(bytes, from, to, RUN_ID);
        if (!runId.isEmpty()) {
            execution = "\"execution\":{\"workflowId\":\"" + Scan.textAfter(bytes, from, to, WORKFLOW_ID)
                    + "\",\"runId\":\"" + runId + "\"}";
        }
    }

    private byte[] next() {
        String domain = "{\"domain\":\"" + Bodies.DOMAIN + "\",";
        int kind = execution.isEmpty() ? 0 : (int) (sent++ % KINDS);
        return switch (kind) {
            case 1 -> requests.of("DescribeWorkflowExecution", domain + execution + "}");
            case 2 -> requests.of("GetWorkflowExecutionHistory", domain + execution + "}");
            case 3 ->
                requests.of(
                        "ListClosedWorkflowExecutions",
                        domain + "\"closeTimeFilter\":{\"oldestDate\":0},\"maximumPageSize\":20}");
            case 4 ->
                requests.of(
                        "CountPendingDecisionTasks", domain + "\"taskList\":{\"name\":\"" + Bodies.TASK_LIST + "\"}}");
            default ->
                requests.of(
                        "ListOpenWorkflowExecutions",
                        domain + "\"startTimeFilter\":{\"oldestDate\":0},\"maximumPageSize\":20}");
        };
    }

    /// Reads that were answered.
    public long answered() {
        return answered;
    }

    /// Reads that were refused.
    public long refused() {
        return refused;
    }

    /// How long they took, in microseconds.
    public Histogram micros() {
        return micros;
    }
}
