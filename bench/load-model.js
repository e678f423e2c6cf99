/** Loads the model and its tokenizer as anybody would and embeds one question; its argument: the folder with model/. */
import { join } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@xenova/transformers';

env.localModelPath = join(process.argv[2], 'model');
env.allowRemoteModels = false;
const tokenizer = await AutoTokenizer.from_pretrained('all-MiniLM-L6-v2');
const model = await AutoModel.from_pretrained('all-MiniLM-L6-v2', { quantized: false });
const { last_hidden_state: states } = await model(await tokenizer('When was the summit held?'));
console.log(states.dims.join());
