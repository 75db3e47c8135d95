/// Two halves in two languages: a workflow in Java whose activities a Python program does, and a decider in Python
/// whose activities Java does. Python uses boto3 and nothing of ours; what passes between them is JSON.
@NullMarked
package dev.furrow.examples.python;

import org.jspecify.annotations.NullMarked;
