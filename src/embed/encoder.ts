import type { Tensor } from 'onnxruntime-node';
import type { TokenIds } from '../types.js';

/** What the model makes of a text: a state for each of its tokens. */
export interface TokenStates {
  /** Row by row, `dimension` elements each. */
  readonly states: Float32Array;
  readonly dimension: number;
}

/** A model that is loaded, in ONNX. */
export interface Encoder {
  /** Reads one text, given as all of its token ids, special ones included; blocks the event loop meanwhile. */
  run(ids: TokenIds): Promise<TokenStates>;
}

/** How a model is run. */
export interface EncoderOptions {
  /** Threads that one run is divided among; as many as the machine has cores where it is not given. */
  readonly threads?: number;
}

/**
 * Loads a feature-extraction model.
 *
 * One text at a time: 8-bit activations share one scale a batch, so that only a batch of one gives the same vector every time, and more
 * texts at once are no faster on a processor (docs/speed.md).
 * @param file of the model.
 * @throws Error of onnxruntime's where the file can't be read or is no model; `run` does where the model is of another kind.
 */
export async function openEncoder(file: string, { threads }: EncoderOptions = {}): Promise<Encoder> {
  const { default: ort } = await import('onnxruntime-node'); // Only here, as most commands do without.
  const limits = threads === undefined ? {} : { intraOpNumThreads: threads, interOpNumThreads: 1 };
  const session = await ort.InferenceSession.create(file, { executionProviders: ['cpu'], ...limits });
  return {
    async run(ids) {
      const shape = [1, ids.length];
      const tensor = (data: BigInt64Array) => new ort.Tensor('int64', data, shape);
      const inputs = {
        input_ids: tensor(BigInt64Array.from(ids, BigInt)),
        attention_mask: tensor(new BigInt64Array(ids.length).fill(1n)),
        token_type_ids: tensor(new BigInt64Array(ids.length)),
      };
      const wanted = Object.entries(inputs).filter(([name]) => session.inputNames.includes(name));
      const outputs = (await session.run(Object.fromEntries(wanted))) as Partial<Record<string, Tensor>>;
      const states = outputs['last_hidden_state'] ?? outputs['token_embeddings'];
      if (states === undefined) throw new Error('it gives no token states, so it is not a feature-extraction model');
      return { states: states.data as Float32Array, dimension: states.dims[2]! };
    },
  };
}
