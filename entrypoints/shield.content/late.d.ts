/** Started late: modules/late.ts. */
declare module '*/decoded.ts?late' {
  const start: () => typeof import('./decoded.ts');
  export default start;
}
