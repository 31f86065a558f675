/** Which labelled pages are learned from and which are kept for checking: fixed by hash, so that films never straddle. */
export type Side = 'learn' | 'check';
