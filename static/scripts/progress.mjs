// Asks again how far long work has come, and shows the page anew when it is over. Without this module the link
// "Look again" does the same.
const EVERY = 1500
const place = document.querySelector('[data-progress="working"]')

async function look() {
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin' })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.querySelector('[data-progress]')
    if (!answer.ok || !fresh || fresh.dataset.progress !== 'working') return location.reload()
    place.querySelector('.app-lede').textContent = fresh.querySelector('.app-lede').textContent
    place.querySelector('progress').value = fresh.querySelector('progress').value
  } catch {
    // The server was not reached; the next look may be luckier.
  }
  setTimeout(look, EVERY)
}

if (place) setTimeout(look, EVERY)
