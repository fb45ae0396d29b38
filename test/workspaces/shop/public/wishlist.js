for (const button of document.querySelectorAll('button.like')) {
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      const response = await fetch(`/v1/wishlist/${button.dataset.sku}`, { method: 'PUT' });
      if (!response.ok) throw new Error(`HTTP ${response.status}`);
      button.textContent = '♥';
    } catch (error) {
      alert(error.message);
    } finally {
      button.disabled = false;
    }
  });
}
