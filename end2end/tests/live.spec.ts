// Two open journals show each other's changes at once, and never over what is not saved.
import { expect, test } from '../fixtures/base'
import { Journal } from '../pages/journal'

// What is written here is looked at by nobody else.
test.use({ cityOf: 'live', allowed: /ERR_INTERNET_DISCONNECTED|Failed to fetch/ })

test('another hand shows within a second, and a clash is asked about', async ({ as }) => {
  const [first, second] = [await as('teacher'), await as('teacher')]
  const [one, two] = [new Journal(first), new Journal(second)]
  await one.open('7А', 'Алгебра')
  await two.open('7А', 'Алгебра')
  await one.cell(3, 1).click()
  await first.keyboard.press('Delete')
  await first.keyboard.press('5')

  await test.step('a mark of the first stands before the second without a reload', async () => {
    await expect(two.cell(3, 1)).toHaveText('5', { timeout: 3000 })
    await first.keyboard.press('Delete')
    await first.keyboard.press('4')
    await expect(two.cell(4, 1)).toHaveText('4', { timeout: 3000 })
  })

  await test.step('a topic as well', async () => {
    await one.cell(3, 1).click()
    await first.keyboard.press('Enter')
    await first.getByLabel('Тема урока').fill('Одночлены')
    await first.getByRole('button', { name: 'Сохранить урок' }).click()
    await two.cell(3, 1).click()
    await second.keyboard.press('Enter')
    await expect(second.getByRole('heading', { name: 'Одночлены' })).toBeVisible({ timeout: 3000 })
    await second.keyboard.press('Escape')
  })

  await test.step('what waits here for the network is not overwritten: its author chooses', async () => {
    await two.cell(5, 1).click()
    await second.context().setOffline(true)
    await second.keyboard.press('Delete')
    await second.keyboard.press('2')
    await expect(two.cell(5, 1)).toHaveAttribute('data-state', 'offline')
    await one.cell(5, 1).click()
    await first.keyboard.press('F2')
    await first.keyboard.press('Control+A')
    await first.keyboard.type('5 5 5')
    await first.keyboard.press('Enter')
    await expect(one.saved).toBeVisible()
    await expect(two.cell(5, 1)).toHaveText('2, ждёт связи')
    await second.context().setOffline(false)
    await expect(two.cell(5, 1)).toHaveAttribute('data-state', 'conflict')
    await two.cell(5, 1).click()
    await second.keyboard.press('Enter')
    await second.getByRole('button', { name: 'Поставить моё' }).click()
    await expect(two.cell(5, 1)).toHaveText('2')
    await expect(one.cell(5, 1)).toHaveText('2', { timeout: 3000 })
  })

  await test.step('one\'s own writing is left alone', async () => {
    await one.cell(6, 1).click()
    await first.keyboard.press('Delete')
    for (const mark of ['3', 'Space', '4', 'Space', '5']) await first.keyboard.press(mark)
    await expect(one.cell(6, 1)).toHaveText('3 4 5')
    await expect(two.cell(6, 1)).toHaveText('3 4 5', { timeout: 3000 })
    await expect(one.saved).toBeVisible()
    await expect(one.cell(6, 1)).not.toHaveAttribute('data-state', 'conflict')
  })
})
