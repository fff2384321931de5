// What comes out of Word's clipboard, made into plain HTML: its lists are paragraphs with a margin and a typed mark,
// its headings and tables carry styles. Everything else is left to the editor, which keeps only what it knows.

const FROM_WORD = /mso-|class=["']?Mso|urn:schemas-microsoft/i
const LIST_LEVEL = /@list\s+(l\d+):level(\d+)[^{]*\{[^}]*mso-level-number-format:\s*([\w-]+)/g
const STYLE_ATTRIBUTE = /(<[^>]*?)\sstyle(?=\s*=)/gi
const STYLE_ELEMENT = /<style[\s>].*?<\/style>/gis
const IN_LIST = /mso-list:\s*(l\d+)\s+level(\d+)/
const TYPED_MARK = "span[data-style*='mso-list:Ignore'], span[data-style*='mso-list: Ignore']"
const NOT_TEXT = "script, meta, link, xml, img[src^='file:']"

/** The editor's extension, made of the classes its own module exports. */
export function wordPaste({ Extension, Plugin }) {
  return Extension.create({
    name: 'wordPaste',
    addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML: wordToHtml } })],
  })
}

/** HTML of Word's as plain HTML; any other as it is, but for its styles. */
export function wordToHtml(pasted) {
  // Renamed before anything parses them: a policy that forbids styles would complain of each one.
  const html = pasted.replace(STYLE_ELEMENT, '').replace(STYLE_ATTRIBUTE, '$1 data-style')
  if (!FROM_WORD.test(pasted)) return html
  const formats = new Map([...pasted.matchAll(LIST_LEVEL)].map(([, list, level, format]) => [list + level, format]))
  const page = new DOMParser().parseFromString(html, 'text/html')
  page.querySelectorAll(NOT_TEXT).forEach((element) => element.remove())
  gatherLists(page, formats)
  page.querySelectorAll("a[href^='#_ftn'], a[href^='#_edn']").forEach((a) => a.replaceWith(...a.childNodes))
  page.querySelectorAll('table').forEach(markHeaderRow)
  page.querySelectorAll('h1, h2').forEach((heading) => rename(heading, 'h3'))
  page.querySelectorAll('h5, h6').forEach((heading) => rename(heading, 'h4'))
  return page.body.innerHTML
}

/** Paragraphs that Word styles as entries become lists, one within another by their level. */
function gatherLists(page, formats) {
  let open = [] // the lists an entry may go into, outermost first
  for (const paragraph of page.querySelectorAll('p, h1, h2, h3, h4, h5, h6')) {
    const style = IN_LIST.exec(paragraph.dataset.style ?? '')
    if (!style) {
      if (paragraph.textContent.trim() || paragraph.closest('td, th')) open = []
      continue
    }
    const entry = { list: style[1], level: Number(style[2]) }
    entry.tag = tagOf(formats.get(entry.list + entry.level), takeMark(paragraph))
    open = open.filter((above) => above.level < entry.level || same(above, entry))
    if (open.at(-1)?.level !== entry.level) open.push(newList(page, paragraph, open.at(-1), entry))
    const item = page.createElement('li')
    const words = page.createElement('p')
    words.append(...paragraph.childNodes)
    item.append(words)
    open.at(-1).element.append(item)
    paragraph.remove()
  }
}

const same = (one, other) => one.level === other.level && one.tag === other.tag && one.list === other.list

/** The mark Word typed before an entry, taken out of its words. */
function takeMark(paragraph) {
  const marks = [...paragraph.querySelectorAll(TYPED_MARK)]
  marks.forEach((mark) => mark.remove())
  return marks.map((mark) => mark.textContent.trim()).join('')
}

/** Word's own word for the numbering decides; without it, the typed mark does. A lone "o" is a round bullet. */
function tagOf(format, mark) {
  if (format) return format === 'bullet' ? 'ul' : 'ol'
  return /^[\w(]+[.)]$/.test(mark) ? 'ol' : 'ul'
}

function newList(page, paragraph, above, entry) {
  const element = page.createElement(entry.tag)
  if (above?.element.lastElementChild) above.element.lastElementChild.append(element)
  else paragraph.before(element)
  return { ...entry, element }
}

/** A first row that is bold throughout is a header row. */
function markHeaderRow(table) {
  const cells = [...(table.rows[0]?.cells ?? [])]
  if (cells.length && cells.every((cell) => cell.querySelector('b, strong'))) cells.forEach((cell) => rename(cell, 'th'))
}

function rename(element, tag) {
  const renamed = element.ownerDocument.createElement(tag)
  renamed.append(...element.childNodes)
  element.replaceWith(renamed)
}
