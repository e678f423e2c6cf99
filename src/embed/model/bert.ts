import { readSafetensors, type Tensor } from './safetensors.js';

/** A matrix or (with one row) a vector of half-precision floats, as their bits, row by row. */
export interface Half {
  readonly rows: number;
  readonly columns: number;
  readonly bits: Uint16Array;
}

/** Scale and shift of a layer normalisation. */
export interface Norm {
  readonly gamma: Half;
  readonly beta: Half;
}

/** A linear map: y = x · weight + bias. */
export interface Linear {
  /** [in, out]: transposed from the file's [out, in]. */
  readonly weight: Half;
  readonly bias: Half;
}

export interface Layer {
  /** Query, key and value side by side: [hidden, 3 · hidden]. */
  readonly attention: Linear;
  readonly attentionOutput: Linear;
  readonly attentionNorm: Norm;
  readonly intermediate: Linear;
  readonly output: Linear;
  readonly outputNorm: Norm;
}

/** The weights of a BERT encoder. */
export interface Bert {
  readonly hidden: number;
  readonly heads: number;
  /** Epsilon of every layer normalisation. */
  readonly epsilon: number;
  readonly word: Half;
  readonly position: Half;
  readonly type: Half;
  readonly norm: Norm;
  readonly layers: readonly Layer[];
}

/**
 * Gathers a BERT encoder's weights from a half-precision safetensors file and its config.json.
 * @throws Error naming what is missing or of another shape.
 */
export function readBert(safetensors: Uint8Array, config: unknown): Bert {
  const { hidden, heads, epsilon, layers } = readSizes(config);
  const tensors = readSafetensors(safetensors);
  const half = (name: string) => toHalf(name, tensors.get(name));
  const norm = (name: string): Norm => ({ gamma: half(`${name}.weight`), beta: half(`${name}.bias`) });
  const linear = (...names: readonly string[]): Linear => ({
    weight: sideBySide(names.map((name) => transpose(half(`${name}.weight`)))),
    bias: sideBySide(names.map((name) => half(`${name}.bias`))),
  });
  const word = half('embeddings.word_embeddings.weight');
  if (word.columns !== hidden) throw new Error(`its vectors have ${word.columns} elements, not ${hidden}`);
  return {
    hidden,
    heads,
    epsilon,
    word,
    position: half('embeddings.position_embeddings.weight'),
    type: half('embeddings.token_type_embeddings.weight'),
    norm: norm('embeddings.LayerNorm'),
    layers: Array.from({ length: layers }, (_, i) => {
      const layer = `encoder.layer.${i}`;
      const self = `${layer}.attention.self`;
      return {
        attention: linear(`${self}.query`, `${self}.key`, `${self}.value`),
        attentionOutput: linear(`${layer}.attention.output.dense`),
        attentionNorm: norm(`${layer}.attention.output.LayerNorm`),
        intermediate: linear(`${layer}.intermediate.dense`),
        output: linear(`${layer}.output.dense`),
        outputNorm: norm(`${layer}.output.LayerNorm`),
      };
    }),
  };
}

function readSizes(config: unknown) {
  const fields = (typeof config === 'object' ? config : null) as Record<string, unknown> | null;
  const number = (name: string) => {
    const value = fields?.[name];
    if (typeof value !== 'number') throw new Error(`its config.json has no ${name}`);
    return value;
  };
  return {
    hidden: number('hidden_size'),
    heads: number('num_attention_heads'),
    epsilon: number('layer_norm_eps'),
    layers: number('num_hidden_layers'),
  };
}

function toHalf(name: string, tensor: Tensor | undefined): Half {
  if (tensor?.dtype !== 'F16') throw new Error(`the half-precision tensor ${name} is missing`);
  const [rows, columns] = tensor.shape.length === 1 ? [1, ...tensor.shape] : tensor.shape;
  if (rows === undefined || columns === undefined) throw new Error(`the tensor ${name} is no vector or matrix`);
  // A copy, because the file's header puts tensors at odd addresses, where no Uint16Array can begin.
  return { rows, columns, bits: new Uint16Array(new Uint8Array(tensor.data).buffer) };
}

function transpose({ rows, columns, bits }: Half): Half {
  const turned = new Uint16Array(bits.length);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) turned[c * rows + r] = bits[r * columns + c]!;
  }
  return { rows: columns, columns: rows, bits: turned };
}

function sideBySide(parts: readonly Half[]): Half {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  const rows = first?.rows ?? 0;
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const bits = new Uint16Array(rows * columns);
  let offset = 0;
  for (const part of parts) {
    for (let r = 0; r < rows; r++) {
      bits.set(part.bits.subarray(r * part.columns, (r + 1) * part.columns), r * columns + offset);
    }
    offset += part.columns;
  }
  return { rows, columns, bits };
}
