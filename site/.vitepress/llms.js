import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Writes llms.txt, which names every page, and llms-full.txt, which contains them all. */
export function writeLlms(root, site, sidebar, sourceOf) {
  const pages = sidebar.flatMap((group) => group.items)
  const index = pages.map(({ text, link }) => `* [${text}](${link})`).join('\n')
  const texts = pages.map(({ link }) => readFileSync(join(root, sourceOf(link)), 'utf8')).join('\n\n---\n\n')
  writeFileSync(join(site.outDir, 'llms.txt'), `# ${site.site.title}\n\n> ${site.site.description}\n\n${index}\n`)
  writeFileSync(join(site.outDir, 'llms-full.txt'), texts)
}
