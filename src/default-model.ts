/** The model that comes with npm; any other name is a Hugging Face id. Apart from config.ts, which processes of the model do without. */
export const DEFAULT_MODEL = 'all-MiniLM-L6-v2';
