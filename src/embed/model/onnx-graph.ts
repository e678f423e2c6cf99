import type { Bert, Half, Layer, Norm } from './bert.js';
import { ElementType, fused, GraphBuilder, type Port } from './onnx.js';
import type { Encoded } from './protobuf.js';

/** The inputs that transformers.js feeds a BERT model, int64 [batch, tokens]. */
const inputs: readonly Port[] = ['input_ids', 'attention_mask', 'token_type_ids'].map((name) => ({
  name,
  type: ElementType.int64,
  shape: ['batch', 'tokens'],
}));

/** What the model gives: a state for every token. */
const outputName = 'last_hidden_state';

/** The three places in which the precisions differ; each returns the name of its result. */
export interface Arithmetic {
  /** The normalised sum of word, position and type vectors, [batch, tokens, hidden]. */
  readonly embeddings: (graph: GraphBuilder, bert: Bert) => string;
  /** Self-attention of the state, with an int32 mask, 1 = keep. */
  readonly attention: (
    graph: GraphBuilder,
    name: string,
    state: string,
    mask: string,
    layer: Layer,
    heads: number,
  ) => string;
  /** input · weight. */
  readonly product: (graph: GraphBuilder, name: string, input: string, weight: Half) => string;
}

/**
 * The encoder as an ONNX file, built of ONNX Runtime's fused operators, which are a third faster than plain ones.
 * Source: https://github.com/microsoft/onnxruntime/blob/main/docs/ContribOperators.md
 */
export function encoderModel(bert: Bert, arithmetic: Arithmetic): Encoded {
  const graph = new GraphBuilder();
  const mask = graph.cast('attention_mask', 'mask', ElementType.int32);
  let state = arithmetic.embeddings(graph, bert);
  bert.layers.forEach((layer, i) => {
    const output = i === bert.layers.length - 1 ? outputName : `layer.${i}`;
    state = encoderLayer(graph, arithmetic, bert, layer, { name: `layer.${i}`, state, mask, output });
  });
  return graph.model('encoder', inputs, [
    { name: outputName, type: ElementType.float, shape: ['batch', 'tokens', bert.hidden] },
  ]);
}

function encoderLayer(
  graph: GraphBuilder,
  { attention, product }: Arithmetic,
  { heads, epsilon }: Bert,
  layer: Layer,
  { name, state, mask, output }: { name: string; state: string; mask: string; output: string },
): string {
  const context = attention(graph, `${name}.attention`, state, mask, layer, heads);
  const attended = skipNorm(graph, `${name}.attended`, {
    input: product(graph, `${name}.attention_output`, context, layer.attentionOutput.weight),
    skip: state,
    norm: layer.attentionNorm,
    bias: graph.vector(`${name}.attention_output.bias`, layer.attentionOutput.bias),
    epsilon,
  });
  const intermediate = graph.node(
    'BiasGelu',
    `${name}.gelu`,
    [
      product(graph, `${name}.intermediate`, attended, layer.intermediate.weight),
      graph.vector(`${name}.intermediate.bias`, layer.intermediate.bias),
    ],
    { domain: fused },
  );
  return skipNorm(graph, output, {
    input: product(graph, `${name}.output`, intermediate, layer.output.weight),
    skip: attended,
    norm: layer.outputNorm,
    bias: graph.vector(`${name}.output.bias`, layer.output.bias),
    epsilon,
  });
}

/** normalise(input + bias + skip). */
function skipNorm(
  graph: GraphBuilder,
  name: string,
  parts: { input: string; skip: string; norm: Norm; bias: string; epsilon: number },
): string {
  return graph.node(
    'SkipLayerNormalization',
    name,
    [parts.input, parts.skip, ...normWeights(graph, name, parts.norm), parts.bias],
    { domain: fused, attributes: { epsilon: { float: parts.epsilon } } },
  );
}

/** Adds scale and shift of a normalisation. */
export function normWeights(graph: GraphBuilder, name: string, { gamma, beta }: Norm): readonly [string, string] {
  return [graph.vector(`${name}.gamma`, gamma), graph.vector(`${name}.beta`, beta)];
}

/** Single precision throughout. */
export const singlePrecision: Arithmetic = {
  embeddings: (graph, bert) =>
    graph.node(
      'EmbedLayerNormalization',
      'embeddings',
      [
        graph.cast('input_ids', 'ids', ElementType.int32),
        graph.cast('token_type_ids', 'types', ElementType.int32),
        graph.weights('word', bert.word),
        graph.weights('position', bert.position),
        graph.weights('type', bert.type),
        ...normWeights(graph, 'embeddings', bert.norm),
      ],
      {
        domain: fused,
        attributes: { epsilon: { float: bert.epsilon } },
        outputs: ['embeddings', 'embeddings.unused_mask'],
      },
    ),
  attention: (graph, name, state, mask, { attention: { weight, bias } }, heads) =>
    graph.node(
      'Attention',
      name,
      [state, graph.weights(`${name}.weight`, weight), graph.vector(`${name}.bias`, bias), mask],
      { domain: fused, attributes: { num_heads: heads, unidirectional: 0 } },
    ),
  product: (graph, name, input, weight) => graph.node('MatMul', name, [input, graph.weights(`${name}.weight`, weight)]),
};
