import type { Half } from './bert.js';
import { bytes, float, integer, message, text, type Encoded } from './protobuf.js';

/** Field numbers and element types are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto. */
export const ElementType = { float: 1, int8: 3, int32: 6, int64: 7, half: 10 } as const;
export type ElementType = (typeof ElementType)[keyof typeof ElementType];

/** ONNX Runtime 1.14 and everything newer read these. */
const irVersion = 8;
const opset = 17;

/** The domain of ONNX Runtime's own operators, which do in one step what takes standard ONNX five to twenty. */
export const fused = 'com.microsoft';
const fusedVersion = 1;

const attributeType = { float: 1, integer: 2 } as const;

/** A node's attribute: a whole number, or a float in a wrapper, since JavaScript has one kind of number. */
export type Attribute = number | { readonly float: number };

/** An input or output of the graph; a string names a dimension whose size is known only when the model runs. */
export interface Port {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (string | number)[];
}

/** Collects the nodes and constants of one graph; every method returns the name of what it added. */
export class GraphBuilder {
  readonly #nodes: Encoded[] = [];
  readonly #constants: Encoded[] = [];

  /** Adds a node with one output, or with `outputs` of which the first is returned. An input '' is left out. */
  node(
    operator: string,
    name: string,
    inputs: readonly string[],
    {
      domain = '',
      attributes = {},
      outputs = [name],
    }: { domain?: string; attributes?: Readonly<Record<string, Attribute>>; outputs?: readonly string[] } = {},
  ): string {
    this.#nodes.push(
      message(
        1,
        ...inputs.map((input) => text(1, input)),
        ...outputs.map((output) => text(2, output)),
        text(3, name),
        text(4, operator),
        ...Object.entries(attributes).map(([key, value]) => attribute(key, value)),
        text(7, domain),
      ),
    );
    return outputs[0] ?? name;
  }

  cast(input: string, name: string, to: ElementType): string {
    return this.node('Cast', name, [input], { attributes: { to } });
  }

  constant(name: string, type: ElementType, shape: readonly number[], data: ArrayBufferView): string {
    const raw = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    this.#constants.push(
      message(5, ...shape.map((size) => integer(1, size)), integer(2, type), text(8, name), bytes(9, raw)),
    );
    return name;
  }

  /** Half-precision weights, made single on loading: the same numbers in half the file. */
  weights(name: string, { rows, columns, bits }: Half, shape: readonly number[] = [rows, columns]): string {
    return this.cast(this.constant(`${name}.half`, ElementType.half, shape, bits), name, ElementType.float);
  }

  /** Half-precision weights in one dimension. */
  vector(name: string, half: Half): string {
    return this.weights(name, half, [half.columns]);
  }

  /** The whole ONNX file. */
  model(name: string, inputs: readonly Port[], outputs: readonly Port[]): Encoded {
    return [
      integer(1, irVersion),
      text(2, 'verbatim'),
      message(
        7,
        ...this.#nodes,
        text(2, name),
        ...this.#constants,
        ...inputs.map((port) => portInfo(11, port)),
        ...outputs.map((port) => portInfo(12, port)),
      ),
      operatorSet('', opset),
      operatorSet(fused, fusedVersion),
    ].flat();
  }
}

function attribute(name: string, value: Attribute): Encoded {
  return typeof value === 'number'
    ? message(5, text(1, name), integer(3, value), integer(20, attributeType.integer))
    : message(5, text(1, name), float(2, value.float), integer(20, attributeType.float));
}

function portInfo(field: number, { name, type, shape }: Port): Encoded {
  const dimensions = shape.map((size) => message(1, typeof size === 'string' ? text(2, size) : integer(1, size)));
  return message(field, text(1, name), message(2, message(1, integer(1, type), message(2, ...dimensions))));
}

function operatorSet(domain: string, version: number): Encoded {
  return message(8, text(1, domain), integer(2, version));
}
