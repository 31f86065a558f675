import { fileURLToPath } from 'node:url';
import { defineConfig } from 'wxt';

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    resolve: {
      alias: {
        'wxt/utils/content-script-context': fileURLToPath(
          new URL('entrypoints/shield.content/context.ts', import.meta.url),
        ),
      },
    },
  }),
  manifest: ({ browser }) => ({
    name: 'Curtain: no film spoilers',
    short_name: 'Curtain',
    description:
      'Covers the sentences that give away films you have not seen, on any page, and looks any film up. All on your device.',
    // unlimitedStorage: thousands of cached films and their profiles must not be evicted.
    permissions: ['storage', 'unlimitedStorage', 'contextMenus'],
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    omnibox: { keyword: 'film' },
    commands: {
      'toggle-page': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: 'Reveal all on this page, or cover it all again',
      },
      'toggle-shield': { description: 'Turn the shield on or off' },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'curtain@curtain.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
