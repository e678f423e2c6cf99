import type { Engine } from '../engine.js';
import { isFollowUp } from '../retrieval/follow-up-form.js';
import type { Answer, Exchange } from '../types.js';

/** Questions of which each may lean on the one before. */
export interface Conversation {
  ask(text: string): Promise<Answer>;
  /** Begins anew: the next question leans on nothing. */
  forget(): void;
}

/** A conversation that nothing was said in yet. */
export function startConversation(engine: Engine): Conversation {
  let previous: Exchange | null = null;
  return {
    ask: async (text) => {
      const answer = await engine.ask({ text, ...(previous === null ? {} : { previous }) });
      const { quote } = answer;
      // A follow-up that was declined names nothing that the next could lean on: that goes on from the same exchange.
      if (quote !== null || !isFollowUp(text)) {
        previous = { question: text, quote: quote?.text ?? null, article: quote?.citation.article.id ?? null };
      }
      return answer;
    },
    forget: () => (previous = null),
  };
}
