/** One choice: alternatives with their signals, some of them right. */
export interface Choice {
  /** One row an alternative, one column a signal. */
  readonly signals: readonly (readonly number[])[];
  readonly right: readonly boolean[];
}

export interface FitOptions {
  /** Strength of the L2 penalty, which keeps weights of signals that say the same from growing against each other. */
  readonly penalty: number;
  readonly steps: number;
  /** Size of a step (Adam's learning rate). */
  readonly rate: number;
  /** Columns that are held at 0, for ablation. */
  readonly without?: ReadonlySet<number>;
}

/**
 * Weights under which the right alternatives are likeliest when each is chosen with probability softmax(weights · signals): the
 * listwise "top one" loss of Cao et al. 2007 ("Learning to Rank: From Pairwise Approach to Listwise Approach"), minimised with Adam
 * (Kingma and Ba 2015). Every group counts the same, however many choices it has. Deterministic.
 */
export function fitSoftmax(groups: readonly (readonly Choice[])[], options: FitOptions): number[] {
  const { penalty, steps, rate, without = new Set<number>() } = options;
  const width = groups.flat()[0]?.signals[0]?.length ?? 0;
  const weights = new Array<number>(width).fill(0);
  const momentum = new Array<number>(width).fill(0);
  const scale = new Array<number>(width).fill(0);
  for (let step = 1; step <= steps; step++) {
    const gradient = weights.map((weight) => penalty * weight);
    for (const group of groups) addGradient(gradient, group, weights, 1 / (group.length * groups.length));
    for (let i = 0; i < width; i++) {
      if (without.has(i)) continue;
      momentum[i] = 0.9 * momentum[i]! + 0.1 * gradient[i]!;
      scale[i] = 0.999 * scale[i]! + 0.001 * gradient[i]! ** 2;
      const unbiased = momentum[i]! / (1 - 0.9 ** step);
      weights[i]! -= (rate * unbiased) / (Math.sqrt(scale[i]! / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return weights;
}

function addGradient(gradient: number[], choices: readonly Choice[], weights: readonly number[], share: number): void {
  for (const { signals, right } of choices) {
    const scores = signals.map((row) => scoreOf(row, weights));
    const top = Math.max(...scores);
    const powers = scores.map((score) => Math.exp(score - top));
    const all = sum(powers);
    const good = sum(powers.filter((_, i) => right[i]));
    if (good === 0) continue;
    signals.forEach((row, i) => {
      const pull = powers[i]! / all - (right[i] === true ? powers[i]! / good : 0);
      for (let j = 0; j < row.length; j++) gradient[j]! += share * pull * row[j]!;
    });
  }
}

/** The share of choices whose best alternative is right; 0 for none. */
export function shareRight(choices: readonly Choice[], weights: readonly number[]): number {
  const right = choices.filter(({ signals, right }) => {
    const scores = signals.map((row) => scoreOf(row, weights));
    return right[scores.indexOf(Math.max(...scores))];
  });
  return choices.length === 0 ? 0 : right.length / choices.length;
}

function scoreOf(row: readonly number[], weights: readonly number[]): number {
  return row.reduce((total, signal, i) => total + signal * weights[i]!, 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
