import pc from 'picocolors';
import type { Config } from '../../config.js';
import { checkIndex } from '../../doctor/built-index.js';
import { type Check, type CheckState, failed, isSound, ok, unchecked } from '../../doctor/check.js';
import { checkCorpus } from '../../doctor/corpus.js';
import { checkModel } from '../../doctor/model.js';
import { checkStorage } from '../../doctor/storage.js';
import type { VerbatimError } from '../../errors.js';
import type { CommandContext } from '../command.js';
import { plain } from '../plain.js';

/** Looks at what is kept of members and, with it, at Discord. */
export type DiscordChecks = (config: Config) => Promise<readonly Check[]>;

const marks: Record<CheckState, string> = {
  ok: pc.green('✓'),
  warning: pc.yellow('!'),
  failed: pc.red('✗'),
  unchecked: pc.dim('–'),
};

/** Prints what is and what is not as it should be, and how to mend it. @returns whether nothing failed. */
export async function doctor(
  { config, engine, embedder, json, out }: CommandContext,
  checkDiscord: DiscordChecks,
): Promise<boolean> {
  const checks = [
    ok('configuration', 'The configuration can be read'),
    await checkCorpus(config),
    await checkStorage(config),
    await checkModel(config, embedder),
    await checkIndex(config, engine()),
    ...(await checkDiscord(config)),
  ];
  print(checks, json, out);
  return isSound(checks);
}

/** The same where the configuration is invalid, and nothing else can be looked at. @returns false. */
export function doctorOfInvalid(error: VerbatimError, { json, out }: Pick<CommandContext, 'json' | 'out'>): boolean {
  const rest = ['corpus', 'storage', 'model', 'index', 'community', 'discord'];
  const checks = [
    failed('configuration', error.message, null),
    ...rest.map((id) => unchecked(id, 'not looked at, as the configuration is invalid')),
  ];
  print(checks, json, out);
  return false;
}

function print(checks: readonly Check[], json: boolean, out: (line: string) => void): void {
  if (json) {
    out(JSON.stringify({ ok: isSound(checks), checks }));
    return;
  }
  for (const { id, state, message, fix } of checks) {
    const [first = '', ...more] = message.split('\n').map(plain);
    out(`${marks[state]} ${pc.bold(id)}: ${first}`);
    for (const line of more) out(`    ${line}`);
    if (fix !== null) out(`    → ${plain(fix)}`);
  }
  const count = (state: CheckState) => checks.filter((one) => one.state === state).length;
  const [bad, odd, skipped] = [count('failed'), count('warning'), count('unchecked')];
  out('');
  out(
    `${bad === 0 ? 'Nothing is broken' : `${bad} to mend`}; warnings: ${odd}` +
      (skipped === 0 ? '' : `; not checked: ${skipped}`),
  );
}
