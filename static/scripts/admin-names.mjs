// Gives each field of the record screens that suggests what to choose the name its label or column says: the widget
// itself says only what is chosen, and nothing where nothing is.
function sourceOf(select) {
  const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`)
  if (label) return label
  const column = [...(select.closest('td')?.classList ?? [])].find((name) => name.startsWith('field-'))
  return column && select.closest('table').querySelector(`th.${column.replace('field-', 'column-')}`)
}

function nameAll() {
  for (const select of document.querySelectorAll('select.admin-autocomplete')) {
    const box = select.nextElementSibling?.querySelector('.select2-selection')
    const source = box && !box.dataset.named && sourceOf(select)
    if (!source) continue
    source.id ||= `name-of-${select.id}`
    const chosen = box.querySelector('.select2-selection__rendered')
    box.setAttribute('aria-labelledby', `${source.id} ${chosen?.id ?? ''}`.trim())
    chosen?.setAttribute('aria-labelledby', source.id)
    box.dataset.named = 'yes'
  }
}

// A table of rows that scrolls sideways and holds nothing to stop at can be reached by keyboard itself.
const scrolls = new ResizeObserver((boxes) => {
  for (const { target } of boxes) {
    const stops = [...target.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea')]
    if (target.scrollWidth > target.clientWidth && !stops.some((stop) => stop.checkVisibility())) {
      target.tabIndex = 0
      target.setAttribute('role', 'group')
      target.setAttribute('aria-label', target.querySelector('h2')?.textContent.trim() ?? 'Rows')
    } else target.removeAttribute('tabindex')
  }
})
for (const box of document.querySelectorAll('.inline-group')) scrolls.observe(box)

// The widgets come when Django's own script makes them, and more with each row that is added.
new MutationObserver(nameAll).observe(document.body, { childList: true, subtree: true })
nameAll()
