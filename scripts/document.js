// Fetches a page as a document, which Trusted Types allow: no text becomes HTML in a script.

/** The page at an address with its status; no document where there is none.
 * @param {string} url @returns {Promise<{ status: number, page: Document | null }>} */
export const fetchPage = url => new Promise(resolve => {
  const request = new XMLHttpRequest();
  request.open('GET', url);
  request.responseType = 'document';
  request.onloadend = () => resolve({ status: request.status, page: request.responseXML });
  request.send();
});
