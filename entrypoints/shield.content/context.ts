/**
 * In place of the context that WXT hands to each content script (wxt.config.ts): the shield does not use it, and with the polyfill that it
 * brings along it would be 15 kB in every frame.
 */
export class ContentScriptContext {}
