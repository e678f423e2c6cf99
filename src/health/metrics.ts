import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { AskStage, Engine } from '../engine.js';
import type { QueueLoad } from '../queue.js';
import { metrics as tunables } from '../tunables.js';

/** How a question ended: with which confidence it was answered; refused for what it is; turned away in a rush; failed. */
export type Outcome = 'strong' | 'possible' | 'declined' | 'refused' | 'busy' | 'failed';
/** Who asked: somebody, or the bot itself, once more, after the articles have changed. */
export type Asker = 'person' | 'bot';

/** The connection to Discord. */
export interface Connection {
  readonly connected: boolean;
  /** Milliseconds between the last heartbeat and its answer; null before the first. */
  readonly ping: number | null;
}

/** What the figures are taken from when they are asked for; null where it is not there yet. */
export interface Sources {
  engine: Engine | null;
  load: (() => QueueLoad) | null;
  /** Null without Discord, too. */
  discord: (() => Connection) | null;
}

/** The figures of this process, for Prometheus. None of them holds words or names of people, articles or servers. */
export interface Metrics {
  readonly question: (asker: Asker, outcome: Outcome, milliseconds: number) => void;
  readonly stage: (stage: AskStage, milliseconds: number) => void;
  readonly indexing: (outcome: 'done' | 'failed' | 'cancelled', milliseconds: number) => void;
  readonly childDeath: () => void;
  /** As Prometheus reads them (prometheus.io/docs/instrumenting/exposition_formats). */
  readonly text: () => Promise<string>;
  readonly contentType: string;
}

export function createMetrics(sources: Sources, now: () => number = Date.now): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const named = (name: string, help: string) => ({ name: `verbatim_${name}`, help, registers });

  const questions = new Counter({
    ...named('questions_total', 'Questions, by who asked (person, bot) and how they ended'),
    labelNames: ['asker', 'outcome'],
  });
  const questionSeconds = new Histogram({
    ...named('question_seconds', 'Time from a question to its answer, Discord left out'),
    buckets: [...tunables.questionBuckets],
  });
  const stageSeconds = new Histogram({
    ...named('question_stage_seconds', 'Time that a stage of answering took'),
    labelNames: ['stage'],
    buckets: [...tunables.stageBuckets],
  });
  const indexings = new Counter({
    ...named('indexings_total', 'Indexings, by how they ended'),
    labelNames: ['outcome'],
  });
  const indexingSeconds = new Histogram({
    ...named('indexing_seconds', 'Time that an indexing took'),
    buckets: [...tunables.indexingBuckets],
  });
  const deaths = new Counter(
    named(
      'child_restarts_total',
      'Times that the process that embeds questions ended unasked; another is started for the next one (what ends an indexing is in verbatim_indexings_total)',
    ),
  );

  new Gauge({
    ...named('questions_in_hand', 'Questions that are being answered (running) and that wait (waiting)'),
    labelNames: ['state'],
    collect() {
      const load = sources.load?.() ?? { running: 0, waiting: 0 };
      this.set({ state: 'running' }, load.running);
      this.set({ state: 'waiting' }, load.waiting);
    },
  });
  new Gauge({
    ...named('discord_connected', '1 while connected to Discord'),
    collect() {
      this.set(sources.discord?.().connected === true ? 1 : 0);
    },
  });
  new Gauge({
    ...named('discord_ping_seconds', 'Time between the last heartbeat and its answer'),
    collect() {
      this.remove();
      const ping = sources.discord?.().ping ?? null;
      if (ping !== null) this.set(ping / 1_000);
    },
  });
  const articles = new Gauge(named('index_articles', 'Articles in the index'));
  const passages = new Gauge(named('index_passages', 'Passages in the index'));
  const bytes = new Gauge(named('index_bytes', 'Size of the index on the disk'));
  const age = new Gauge(named('index_age_seconds', 'Time since the index was last changed'));
  const indexGauges = [articles, passages, bytes, age];

  async function lookAtIndex(): Promise<void> {
    // Without an index there is nothing to tell of it.
    const status = (await sources.engine?.status().catch(() => null)) ?? null;
    for (const gauge of indexGauges) gauge.remove();
    if (status === null) return;
    articles.set(status.articles);
    passages.set(status.passages);
    bytes.set(status.bytes);
    age.set(Math.max(0, now() - Date.parse(status.builtAt)) / 1_000);
  }

  return {
    question: (asker, outcome, milliseconds) => {
      questions.inc({ asker, outcome });
      if (asker === 'person') questionSeconds.observe(milliseconds / 1_000);
    },
    stage: (stage, milliseconds) => stageSeconds.observe({ stage }, milliseconds / 1_000),
    indexing: (outcome, milliseconds) => {
      indexings.inc({ outcome });
      indexingSeconds.observe(milliseconds / 1_000);
    },
    childDeath: () => deaths.inc(),
    text: async () => {
      await lookAtIndex();
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}
