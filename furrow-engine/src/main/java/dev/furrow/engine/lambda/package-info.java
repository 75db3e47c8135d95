/// The way out to Lambda functions: a port, because there is no Lambda here. Open
/// [dev.furrow.engine.lambda.LambdaInvoker] first.
@NullMarked
package dev.furrow.engine.lambda;

import org.jspecify.annotations.NullMarked;
