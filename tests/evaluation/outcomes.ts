import type { Outcome } from '../../src/evaluation/outcome.js';

/** An answerable question, answered strongly and rightly, but for what is given. */
export function outcomeOf(given: Partial<Outcome> = {}): Outcome {
  return {
    id: 'q',
    question: 'What?',
    previous: null,
    answerable: true,
    relevant: ['a'],
    answers: ['x'],
    confidence: 'strong',
    score: 0.9,
    results: ['a', 'b'],
    quote: 'It is x.',
    holds: true,
    milliseconds: 10,
    modelMilliseconds: 4,
    ...given,
  };
}

/** An unanswerable question that was declined. */
export function declinedOf(given: Partial<Outcome> = {}): Outcome {
  return outcomeOf({
    answerable: false,
    relevant: [],
    answers: [],
    confidence: 'none',
    score: 0.1,
    holds: null,
    ...given,
  });
}
