{
  let seen
  setInterval(async () => {
    const now = await fetch('/page.js', { cache: 'no-store' }).then(answer => answer.text(), () => seen)
    if (seen && now !== seen) location.reload()
    seen = now
  }, 500)
}
