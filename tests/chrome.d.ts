/** What `page.evaluate` finds on an extension's page in Chromium. */
declare const chrome: typeof import('wxt/browser').browser;
