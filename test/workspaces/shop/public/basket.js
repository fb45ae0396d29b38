const notice = document.querySelector('.notice');

/** An order is no like: it is shown as placed once the server has said so. */
document.querySelector('.order').addEventListener('click', async () => {
  const basket = JSON.parse(localStorage.getItem('basket') ?? '{}');
  const response = await fetch('/v1/orders', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(basket),
  }).catch(() => undefined);
  notice.textContent = response?.ok
    ? 'Thank you! Your order is on its way to us.'
    : 'Your order did not reach us. Nothing was charged; please try again in a minute.';
});
