import pc from 'picocolors';

const levels: Readonly<Record<number, string>> = {
  20: pc.dim('debug'),
  30: pc.green('info '),
  40: pc.yellow('warn '),
  50: pc.red('error'),
  60: pc.red('fatal'),
};
/** What every line has, and a person watching needs not. */
const left = new Set(['level', 'time', 'pid', 'hostname', 'msg', 'stack']);
/** Controls, which could rewrite what stands above in a terminal; a line break among them. */
const controls = /[\u0000-\u001f\u007f-\u009f]+/g;

/** A line of pino's JSON for a person at a terminal: `17:03:11 info  logged in to Discord  guilds=3`; a stack below it. */
export function pretty(line: string): string {
  let fields: Record<string, unknown>;
  try {
    fields = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line;
  }
  const { level, time, msg, stack } = fields;
  const clock = new Date(Number(time)).toTimeString().slice(0, 8);
  const rest = Object.entries(fields)
    .filter(([name]) => !left.has(name))
    .map(
      ([name, value]) => `  ${pc.dim(`${name}=`)}${plain(typeof value === 'string' ? value : JSON.stringify(value))}`,
    );
  const head = `${pc.dim(clock)} ${levels[Number(level)] ?? String(level)} ${plain(typeof msg === 'string' ? msg : '')}`;
  const below = typeof stack === 'string' ? stack.split('\n').map((one) => `\n    ${pc.dim(plain(one))}`) : [];
  return `${head}${rest.join('')}${below.join('')}\n`;
}

function plain(text: string): string {
  return text.replace(controls, ' ');
}
