/**
 * `import start from './x.ts?late'` gives a function that runs x.ts, and all that it imports, when it is first called, and returns what it
 * exports. In a frame that does not call it, it costs nothing but its place in the file.
 */
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { addViteConfig, defineWxtModule } from 'wxt/modules';
import { packedLists } from './lexicon.ts';

const LATE = '?late';

const ENGINE = fileURLToPath(new URL('../engine/', import.meta.url));
/** Nothing happens in the engine by its being loaded: one constant of it is to bring nothing else along. */
const treeshake = { moduleSideEffects: (id: string) => !id.startsWith(ENGINE) };

const late: Plugin = {
  name: 'curtain-late',
  async load(id: string) {
    if (!id.endsWith(LATE)) return null;
    const built = await build({
      configFile: false,
      logLevel: 'warn',
      plugins: [packedLists],
      // An object, as which packed text needs no second escape.
      json: { stringify: false },
      build: {
        write: false,
        minify: false,
        target: 'esnext',
        lib: { entry: id.slice(0, -LATE.length), formats: ['iife'], name: 'late' },
        rolldownOptions: { treeshake },
      },
    });
    const [{ output }] = built as unknown as [{ output: [{ code: string; moduleIds: string[] }] }];
    const [{ code, moduleIds }] = output;
    for (const file of moduleIds) this.addWatchFile(file);
    // In brackets a function is read once, with the script, instead of being passed over there and read when it is called.
    return `let started; export default (function () { return started ??= (() => { ${code}; return late; })(); });`;
  },
};

export default defineWxtModule((wxt) => {
  addViteConfig(wxt, () => ({ plugins: [late], build: { rolldownOptions: { treeshake } } }));
});
