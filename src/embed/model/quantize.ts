import type { Bert, Half } from './bert.js';
import { toSingles } from './half.js';
import { normWeights, type Arithmetic } from './onnx-graph.js';
import { ElementType, fused, type GraphBuilder } from './onnx.js';

/** Weights as whole numbers times a scale: a scale a row, or a column. */
export interface Quantized {
  readonly values: Int8Array;
  readonly scales: Float32Array;
}

/** Symmetric, so that zero stays zero: -128 is not used. */
const largest = 127;

/** Quantises with one scale a row or a column: its greatest magnitude / 127. */
export function quantize({ rows, columns, bits }: Half, along: 'row' | 'column'): Quantized {
  const singles = toSingles(bits);
  const scales = new Float32Array(along === 'row' ? rows : columns);
  for (let r = 0, i = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, i++) {
      const line = along === 'row' ? r : c;
      scales[line] = Math.max(scales[line]!, Math.abs(singles[i]!) / largest);
    }
  }
  const values = new Int8Array(singles.length);
  for (let r = 0, i = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++, i++) {
      const scale = scales[along === 'row' ? r : c]!;
      values[i] = scale === 0 ? 0 : Math.max(-largest, Math.min(largest, Math.round(singles[i]! / scale)));
    }
  }
  return { values, scales };
}

/**
 * 8-bit weights: half the size and more than twice as fast. Activations are quantised as the model runs, with one scale for
 * the whole batch, so a vector depends on what else is in its batch.
 */
export const eightBit: Arithmetic = {
  embeddings,
  attention: (graph, name, state, mask, { attention: { weight, bias } }, heads) => {
    const [values, scale, zero] = [`${name}.values`, `${name}.values.scale`, `${name}.values.zero`];
    graph.node('DynamicQuantizeLinear', values, [state], { outputs: [values, scale, zero] });
    const [weights, weightScale] = columnConstants(graph, name, weight);
    const shift = graph.vector(`${name}.bias`, bias);
    return graph.node('QAttention', name, [values, weights, shift, scale, weightScale, mask, zero], {
      domain: fused,
      attributes: { num_heads: heads, unidirectional: 0 },
    });
  },
  product: (graph, name, input, weight) =>
    graph.node('DynamicQuantizeMatMul', name, [input, ...columnConstants(graph, name, weight)], { domain: fused }),
};

/** Word vectors are looked up as 8-bit rows and scaled; the few others are kept as they are. */
function embeddings(graph: GraphBuilder, { word, position, type, norm, epsilon }: Bert): string {
  const { values, scales } = quantize(word, 'row');
  const gather = (name: string, table: string, indices: string) => graph.node('Gather', name, [table, indices]);
  const table = graph.constant('word', ElementType.int8, [word.rows, word.columns], values);
  const tableScale = graph.constant('word.scale', ElementType.float, [word.rows, 1], scales);
  const words = graph.node('Mul', 'word.rows', [
    graph.cast(gather('word.values', table, 'input_ids'), 'word.singles', ElementType.float),
    gather('word.scales', tableScale, 'input_ids'),
  ]);
  const zero = graph.constant('zero', ElementType.int64, [1], BigInt64Array.of(0n));
  const tokens = graph.node('Shape', 'tokens', ['input_ids'], { attributes: { start: 1, end: 2 } });
  const positions = graph.node('Slice', 'position.rows', [graph.weights('position', position), zero, tokens, zero]);
  const types = gather('type.rows', graph.weights('type', type), 'token_type_ids');
  const sum = graph.node('Add', 'embeddings.sum', [graph.node('Add', 'embeddings.placed', [words, positions]), types]);
  return graph.node('LayerNormalization', 'embeddings', [sum, ...normWeights(graph, 'embeddings', norm)], {
    attributes: { axis: -1, epsilon: { float: epsilon } },
  });
}

/** Adds 8-bit weights and their scales, one a column. */
function columnConstants(graph: GraphBuilder, name: string, weight: Half): readonly [string, string] {
  const { values, scales } = quantize(weight, 'column');
  return [
    graph.constant(`${name}.weight`, ElementType.int8, [weight.rows, weight.columns], values),
    graph.constant(`${name}.weight.scale`, ElementType.float, [scales.length], scales),
  ];
}
