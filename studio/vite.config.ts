import { defineConfig } from 'vite'

/** Where `npx vite studio` finds a running server while the studio itself is worked on. */
const SERVER = process.env.RETAKE_URL ?? 'http://127.0.0.1:8787'

export default defineConfig({
  // Relative, so that it also works below a path of another server.
  base: './',
  build: {
    outDir: '../dist/studio',
    emptyOutDir: true,
    // Everything that a page needs comes with the page: the policy allows no inlined files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2022',
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { proxy: { '/v2': SERVER, '/files': SERVER, '/previews': SERVER } },
})
