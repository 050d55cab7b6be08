import { posix } from 'node:path'

/**
 * Makes links that work in the repository work on the site: those to a page lead to its place here, those to any other file
 * to the source. The dead-link check of the build then holds the first kind, and a test of the repository the second.
 */
export function repositoryLinks(root, pages, source) {
  const place = (file) => {
    if (pages[file]) return '/' + pages[file].replace(/(index)?\.md$/, '')
    const page = /^docs\/(adr\/)?([^/]+)\.md$/.exec(file)
    return page ? `/${page[1] ?? ''}${page[2]}` : undefined
  }
  const moved = (from, link) => {
    const [path, anchor] = link.split('#')
    const file = posix.join(posix.dirname(from), path)
    const to = place(file) ?? source + file
    return anchor === undefined ? to : `${to}#${anchor}`
  }
  return {
    name: 'repository-links',
    enforce: 'pre',
    transform(markdown, id) {
      const [file] = id.split('?')
      if (!file.endsWith('.md') || !file.startsWith(root)) return
      const from = posix.relative(root, file)
      return markdown.replace(/\]\((?![a-z]+:|#|\/)([^)\s]+)\)/g, (whole, link) => `](${moved(from, link)})`)
    },
  }
}
