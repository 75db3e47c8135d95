package dev.furrow.simulation;

import dev.furrow.simulation.schedule.Chance;

/// What kind of world a seed makes. Drawn wide, so that each seed stresses something else.
///
/// @param lanes how many lanes the engine has
/// @param clients how many clients there are
/// @param workflowIds how many workflowIds they share
/// @param crashEvery how many await points lie between two crashes, on average; 0 for no crashes
/// @param powerLoss in how many of a hundred crashes the machine goes down and not just the process
/// @param lostRequests how many requests of a thousand get lost
/// @param lostAnswers how many answers of a thousand get lost
/// @param diskTrouble in how many of ten thousand steps the disk fills up or a flush fails
/// @param slowDisk in how many of a hundred commits the rest of the process goes on while the disk is busy
/// @param clockTrouble in how many of ten thousand steps the wall clock is set or the process freezes
/// @param haste how much more often clients act than time passes
/// @param historyLimit the number of events at which a run is terminated
/// @param openLimit how many activities, timers and children a run may have open
/// @param pollersLimit how many polls may wait on one list
/// @param denials in how many of a hundred batches some decisions are not permitted
/// @param functions whether there are Lambda functions
record Parameters(
        int lanes,
        int clients,
        int workflowIds,
        int crashEvery,
        int powerLoss,
        int lostRequests,
        int lostAnswers,
        int diskTrouble,
        int slowDisk,
        int clockTrouble,
        int haste,
        int historyLimit,
        int openLimit,
        int pollersLimit,
        int denials,
        boolean functions) {

    static Parameters draw(Chance chance) {
        return new Parameters(
                chance.between(1, 4),
                chance.oneIn(10) ? chance.between(60, 200) : chance.between(6, 30),
                chance.between(2, 16),
                chance.pick(0, 300, 1_000, 1_000, 3_000, 8_000),
                chance.pick(0, 50, 50, 100),
                chance.pick(0, 10, 50),
                chance.pick(0, 10, 50, 200),
                chance.pick(0, 0, 5, 30),
                chance.pick(0, 10, 60),
                chance.pick(0, 0, 5, 50),
                chance.pick(5, 10, 20, 50),
                chance.pick(40, 200, 100_000, 100_000),
                chance.pick(2, 5, 1_000),
                chance.pick(2, 1_000),
                chance.pick(0, 0, 10),
                chance.percent(70));
    }
}
