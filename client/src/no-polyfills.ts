/** Stands for what Next would bring for older browsers than those of package.json's browserslist: see next.config.ts. */
export {};
