// Portkey's gateway has a patch of async-retry in its repository (patches/), with which its images
// are built, and which what npm installs lacks: without it, no Retry-After is waited for.
const Module = require('node:module');

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, file, ...more) {
  const patched = file.endsWith('/async-retry/lib/index.js')
    ? source.replace('fn(bail, num)', 'fn(bail, num, op)')
    : source;
  return compile.call(this, patched, file, ...more);
};
