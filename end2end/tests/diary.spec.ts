// A parent with two children reads the diary on a phone: with everything, and with scripts cut off.
import { axe, expect, test, visit } from '../fixtures/base'
import { Diary } from '../pages/diary'

const phone = { viewport: { width: 360, height: 740 } }

test('a parent reads today, the week and the marks on a phone', async ({ as }) => {
  const page = await as('parent', phone)
  const diary = new Diary(page)
  await visit(page, '/diary')

  await test.step('today', async () => {
    await expect(diary.heading(/^Сегодня, 12\sноября$/)).toBeVisible()
    await expect(diary.lessonsOf(/^Уроки/).first()).toContainText(/\d:\d\d/)
    await expect(page.getByRole('heading', { level: 2, name: /^Средние/ })).toBeVisible()
    await axe(page)
  })

  await test.step('the week and the one before', async () => {
    await diary.turnTo('Неделя')
    await expect(diary.heading(/9–14\sноября/)).toBeVisible()
    await expect(diary.lessonsOf(/^Четверг/).first()).toBeVisible()
    await expect(diary.lessonsOf(/^Понедельник/)).toHaveCount(0)
    await diary.openDay(/^Понедельник/)
    await axe(page)
    await page.getByRole('link', { name: 'Прошлая неделя' }).click()
    await expect(diary.heading(/2–7\sноября/)).toBeVisible()
  })

  await test.step('the marks and how an average is counted', async () => {
    await diary.turnTo('Отметки')
    const russian = diary.subject('Русский язык')
    await russian.head.click()
    await expect(russian.reckoning).toBeVisible()
    await expect(page.getByText(/^Выходит [2-5]|, а нужно не меньше|^Нет ни одной/).filter({ visible: true })).toHaveCount(1)
    await axe(page)
    await page.getByRole('link', { name: '1 четверть' }).click()
    await expect(page.getByRole('link', { name: '1 четверть' })).toHaveAttribute('aria-current', 'page')
  })
})

test('a family reads the whole year and what a better mark takes', async ({ as }) => {
  const page = await as('parent', phone)
  await visit(page, '/diary')
  const anna = new Diary(page).child(/Анна, 5Б/)
  await anna.click()
  await expect(anna).toHaveAttribute('aria-current', 'true')
  await visit(page, '/diary/marks')
  await page.getByRole('link', { name: 'Год', exact: true }).click()
  const year = page.getByRole('table', { name: 'Итоговые отметки за год' })
  await expect(year.getByRole('row', { name: /^Математика/ })).toContainText(/[2-5]/)
  await axe(page)
  await page.getByRole('link', { name: '2 четверть' }).click()
  const open = page.getByRole('main').locator('details').filter({ has: page.getByRole('link', { name: 'Что нужно, чтобы вышло лучше', includeHidden: true }) }).first()
  await open.locator('summary').click()
  await open.getByRole('link', { name: 'Что нужно, чтобы вышло лучше' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Чтобы вышло 5' })).toBeVisible()
  await expect(page.getByText(/^До 30\sдекабря/)).toBeVisible()
  await axe(page)
  await page.getByRole('main').getByRole('link', { name: 'Отметки' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Отметки' })).toBeVisible()
})

test('what is owed, missed and new stands where a family looks', async ({ as }) => {
  const page = await as('parent2', phone)
  const main = page.getByRole('main')
  await visit(page, '/diary')

  await test.step('the work that is owed', async () => {
    await main.getByRole('link', { name: /^Долги: 1\sработа$/ }).click()
    const owed = main.getByRole('list', { name: 'Долги' }).getByRole('listitem')
    await expect(owed).toHaveCount(1)
    await expect(owed.getByRole('heading', { level: 2 })).not.toBeEmpty()
    await expect(main.getByRole('navigation', { name: 'Периоды' }).getByRole('link', { name: 'Долги' })).toHaveAttribute('aria-current', 'page')
    await expect(page).toHaveURL(/part=debts/)
    await axe(page)
    await owed.getByRole('link').first().click()
    await expect(new Diary(page).heading(/^Неделя/)).toBeVisible()
  })

  await test.step('what was missed, by reason and by day', async () => {
    await main.getByRole('link', { name: 'Пропуски' }).click()
    await expect(main.getByText(/^Пропущено \d+\sурок/)).toBeVisible()
    await expect(main.getByRole('list', { name: 'Пропуски по дням' }).getByRole('listitem').first()).toContainText('причина не указана')
    await axe(page)
    await main.getByRole('link', { name: '1 четверть' }).click()
    await expect(main.getByText(/^Пропущен/)).toBeVisible()
  })

  await test.step('words of the school open on the page of today', async () => {
    await visit(page, '/diary')
    const board = main.getByRole('list', { name: 'Объявления' })
    await board.getByText('Родительское собрание').click()
    await expect(board.getByText(/^В четверг, 19 ноября/)).toBeVisible()
    await axe(page)
  })

  await test.step('every way stays reachable in the vacations', async () => {
    await visit(page, '/diary/week?from=2026-10-28')
    await main.getByRole('link', { name: 'Записка об отсутствии' }).click()
    await expect(new Diary(page).heading('Записка об отсутствии')).toBeVisible()
  })

  await test.step('all parts of the marks are seen at once', async () => {
    await visit(page, '/diary/marks?part=year')
    await expect(main.getByRole('link', { name: 'Год', exact: true })).toBeInViewport({ ratio: 1 })
    await expect(main.getByRole('link', { name: 'Долги', exact: true })).toBeInViewport({ ratio: 1 })
  })
})

test('a pupil reads the own absences', async ({ as }) => {
  const page = await as('pupil', phone)
  await visit(page, '/diary')
  await expect(page.getByRole('link', { name: 'Записка об отсутствии' })).toHaveCount(0)
  await page.getByRole('main').getByRole('link', { name: 'Пропуски' }).click()
  await expect(new Diary(page).heading('Пропуски')).toBeVisible()
  await expect(page.getByText(/^Пропущен/)).toBeVisible()
  await axe(page)
})

test('a menu closes by a press beside it', async ({ as }) => {
  const page = await as('parent', phone)
  await visit(page, '/diary')
  const leave = page.getByRole('button', { name: 'Выйти' })
  await page.locator('summary').filter({ visible: true }).first().click()
  await expect(leave).toBeVisible()
  await page.mouse.click(180, 600)
  await expect(leave).toBeHidden()
})

test('a subject of today opens at its reckoning', async ({ as }) => {
  const page = await as('pupil', phone)
  await visit(page, '/diary')
  await page.getByRole('main').getByRole('listitem').getByRole('link', { name: 'Алгебра' }).last().click()
  await expect(new Diary(page).subject('Алгебра').reckoning).toBeVisible()
})

test('a parent turns from one child to the other and back', async ({ as }) => {
  const page = await as('parent', phone)
  const diary = new Diary(page)
  await visit(page, '/diary')
  for (const name of [/Анна, 5Б/, /Михаил, 7А/]) {
    await diary.child(name).click()
    await expect(diary.child(name)).toHaveAttribute('aria-current', 'true')
    await diary.turnTo('Неделя')
    await expect(diary.child(name)).toHaveAttribute('aria-current', 'true')
  }
})

test.describe('with scripts cut off', () => {
  test.use({ ...phone, allowed: /^$|ERR_FAILED/ })

  test('a parent signs in, reads the diary and signs out', async ({ page, signIn }) => {
    await page.route(/\.(wasm|js)(\?|$)/, route => route.abort())
    await signIn(page, 'parent2')
    const diary = new Diary(page)
    await expect(diary.heading(/^Сегодня, 12\sноября$/)).toBeVisible()
    await expect(diary.lessonsOf(/^Уроки/).first()).toBeVisible()
    await axe(page)
    await diary.turnTo('Неделя')
    await page.getByRole('link', { name: 'Следующая неделя' }).click()
    await expect(diary.heading(/16–21\sноября/)).toBeVisible()
    await axe(page)
    await diary.turnTo('Отметки')
    const algebra = diary.subject('Алгебра')
    await algebra.head.click()
    await expect(algebra.reckoning).toBeVisible()
    await axe(page)
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated')
    await diary.signOut()
    await page.goto('/diary')
    await expect(diary.heading('Вход')).toBeVisible()
  })
})
