// Wakes GOV.UK's components. Its address comes from the page, because the server adds a hash to every
// file's name and rewrites none of our imports.
const tag = document.querySelector('script[data-govuk-frontend]')
const { initAll } = await import(tag.dataset.govukFrontend)
initAll()
