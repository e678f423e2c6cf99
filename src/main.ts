/** `npm start`: the Discord bot; without a token, a chat in the terminal. */
import { config as readDotenv } from 'dotenv';
import { readConfig } from './config.js';
import { startModel } from './model-process.js';
import { endQuietlyOnClosedPipe, reportFailure } from './terminal/process.js';
import { timing } from './tunables.js';

async function main(stop: AbortSignal): Promise<void> {
  readDotenv({ quiet: true });
  const config = readConfig(process.env);
  const model = startModel(config);
  // All else is loaded while the model is.
  const { serve } = await import('./serving/serve.js');
  await serve({ config, model, stop });
}

const stopping = new AbortController();
function stop(): void {
  stopping.abort();
  // The processes it started end with it.
  setTimeout(() => process.exit(0), timing.stop).unref();
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
endQuietlyOnClosedPipe();
process.on('uncaughtException', (error) => {
  reportFailure(error);
  process.exit(1);
});
try {
  await main(stopping.signal);
  // Standard input, or a model still starting, would keep the process.
  if (stopping.signal.aborted) process.exit(0);
} catch (error) {
  reportFailure(error);
  // So would a connection to Discord that is being made anew.
  process.exit(1);
}
