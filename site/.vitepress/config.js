import { defineConfig } from 'vitepress'
import { fileURLToPath } from 'node:url'
import { repositoryLinks } from './links.js'
import { writeLlms } from './llms.js'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

// The pages are the repository's own Markdown files, so that they read the same here and there.
const pages = {
  'README.md': 'index.md',
  'ARCHITECTURE.md': 'architecture.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'SECURITY.md': 'security.md',
  'sql/README.md': 'sql.md',
  'benchmarks/README.md': 'benchmarks.md',
  'docs/adr/:page': 'adr/:page',
  'docs/:page': ':page',
}

// Links to other files lead to the source.
const SOURCE = 'https://github.com/fstore-dev/fstore/blob/main/'

const SIDEBAR = [
  {
    text: 'Begin',
    items: [
      { text: 'fstore', link: '/' },
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Compatibility', link: '/compatibility' },
    ],
  },
  {
    text: 'Use',
    items: [
      { text: 'Views and subscriptions', link: '/views' },
      { text: 'Processes and deadlines', link: '/processes' },
      { text: 'Connections and poolers', link: '/connections' },
      { text: 'Evolving events', link: '/evolving-events' },
      { text: 'Backup and restore', link: '/backup' },
    ],
  },
  {
    text: 'Trust',
    items: [
      { text: 'Guarantees', link: '/guarantees' },
      { text: 'Reliability', link: '/reliability' },
      { text: 'Costs', link: '/costs' },
      { text: 'Security', link: '/security' },
    ],
  },
  {
    text: 'Look inside',
    items: [
      { text: 'SQL functions', link: '/sql' },
      { text: 'Architecture', link: '/architecture' },
      { text: 'Contributing', link: '/contributing' },
      { text: 'Changelog', link: '/changelog' },
    ],
  },
]

const sourceOf = (link) =>
  Object.keys(pages).find((file) => '/' + pages[file].replace(/(index)?\.md$/, '') === link) ?? `docs${link}.md`

export default defineConfig({
  title: 'fstore',
  description: 'Functional event sourcing for Java on plain PostgreSQL',
  lang: 'en',
  srcDir: '..',
  srcExclude: ['site/**', '**/target/**', '**/src/**', '**/node_modules/**'],
  outDir: './dist',
  cacheDir: './.cache',
  rewrites: pages,
  cleanUrls: true,
  vite: {
    plugins: [repositoryLinks(ROOT, pages, SOURCE)],
    // The pages are outside of this folder, and the modules they import are in it.
    resolve: { alias: { vue: fileURLToPath(new URL('../node_modules/vue', import.meta.url)) } },
  },
  buildEnd: (site) => writeLlms(ROOT, site, SIDEBAR, sourceOf),
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    nav: [
      { text: 'Getting started', link: '/getting-started' },
      { text: 'Guarantees', link: '/guarantees' },
      { text: 'SQL', link: '/sql' },
    ],
    sidebar: SIDEBAR,
  },
})
