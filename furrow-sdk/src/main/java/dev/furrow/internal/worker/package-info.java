/// What a worker does with tasks: polls, decides, runs activities, reports. Open [WorkerCore].
@NullMarked
package dev.furrow.internal.worker;

import org.jspecify.annotations.NullMarked;
