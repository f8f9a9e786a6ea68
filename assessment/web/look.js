// What Streamlit cannot do from Python: tell of a lost connection, say the page's language, put the reader at the
// top of a new screen or at one card, and open the number keyboard on phones.
// First of all it tells Streamlit where its server is: otherwise every page tries two
// wrong addresses before it connects.
window.__streamlit = {
  BACKEND_BASE_URL: location.origin,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};

(() => {
  let place = null;
  let scheduled = false;
  let lost = null;
  let arriving = "";
  let spot = decodeURIComponent(location.hash.slice(1));

  // The part an address names stands only after the script has drawn it, and moves
  // until everything above it is drawn: go there until then, unless the reader moves.
  function land() {
    if (!spot) return;
    const app = document.querySelector('[data-testid="stApp"]');
    document.getElementById(spot)?.scrollIntoView({ block: "start" });
    if (app?.dataset.testScriptState === "notRunning") spot = "";
  }
  for (const kind of ["wheel", "touchmove", "keydown"]) {
    addEventListener(kind, () => { spot = ""; }, { passive: true });
  }

  // What had the focus may be gone after a save: with the keyboard one goes on in the
  // same card, not at the top of the page. A finger needs no focus.
  let held = null;
  const BOXES = ["card-", "fact-", "next-question-box", "trial-box"]
    .map((name) => `[class*="st-key-${name}"]`).join();
  addEventListener("focusin", ({ target }) => {
    const box = target.closest?.(BOXES);
    const key = box && [...box.classList].find((name) => name.startsWith("st-key-"));
    held = key ? { target, key } : null;
  });
  let byKeyboard = false;
  addEventListener("keydown", () => { byKeyboard = true; }, { capture: true });
  addEventListener("pointerdown", () => { byKeyboard = false; }, { capture: true });

  function keepFocus() {
    if (!byKeyboard || !held || held.target.isConnected || document.activeElement !== document.body) return;
    const box = document.querySelector(`.${CSS.escape(held.key)}`);
    const inputs = [...(box?.querySelectorAll("input, textarea, button, summary") ?? [])];
    const next = inputs.find((one) => one.checked) ?? inputs[0];
    next?.focus({ preventScroll: true });
  }

  // A new screen: its heading, or what stands for it until all is drawn, has the focus.
  function greet() {
    if (!arriving) return;
    const app = document.querySelector('[data-testid="stApp"]');
    const heading = document.querySelector('[data-testid="stMain"] h1');
    const now = document.activeElement;
    if (heading && (arriving === "new" || now === document.body || now.matches("h1"))) {
      heading.tabIndex = -1;
      if (now !== heading) heading.focus({ preventScroll: true });
      arriving = "here";
    }
    if (app?.dataset.testScriptState === "notRunning") arriving = "";
  }

  // Streamlit locks its inputs while it has no connection; here is why. A restarted
  // server knows the cards only after its first run: a tap before that would be lost,
  // so the page stays locked until the run's number has changed (or 4 s have passed).
  function tellLostConnection(words, run) {
    const app = document.querySelector('[data-testid="stApp"]');
    const isLost = app && app.dataset.testConnectionState !== "CONNECTED";
    if (isLost && !lost) {
      lost = { run, release: 0, tell: setTimeout(() => tell(words), 2000) };
      document.documentElement.classList.add("offline");
    } else if (!isLost && lost) {
      lost.release ||= setTimeout(release, 4000);
      if (run !== lost.run) release();
    } else if (isLost && lost.release) {
      clearTimeout(lost.release);
      lost.release = 0;
    }
  }

  function tell(words) {
    const note = document.createElement("p");
    note.id = "lost";
    note.setAttribute("role", "alert");
    note.textContent = words;
    document.body.append(note);
  }

  function release() {
    clearTimeout(lost?.tell);
    clearTimeout(lost?.release);
    lost = null;
    document.getElementById("lost")?.remove();
    document.documentElement.classList.remove("offline");
  }

  function follow() {
    scheduled = false;
    const state = document.getElementById("page-state");
    if (!state) return;
    const { language, place: now, card, skip, run } = state.dataset;
    tellLostConnection(state.dataset.lost, run);
    const skipLink = document.querySelector("[data-testid=stSkipToContent]")?.firstChild;
    if (skipLink && skipLink.data !== skip) skipLink.data = skip;
    if (document.documentElement.lang !== language) {
      document.documentElement.lang = language;
      document.cookie =
        `readiness_language=${language};path=/;max-age=31536000;samesite=lax`;
    }
    for (const input of document.querySelectorAll(
      '[class*="st-key-number-"]:not([class*="_vnd"]) input:not([inputmode])'
    )) {
      input.setAttribute("inputmode", "numeric");
    }
    // The list's own words are English; the page has ours.
    for (const part of document.querySelectorAll('[data-baseweb="popover"] *')) {
      const words = part.childElementCount === 0 && part.firstChild;
      if (words && words.data === "No results") words.data = state.dataset.none;
    }
    land();
    keepFocus();
    greet();
    if (now === place) return;
    const target = card && document.querySelector(`.st-key-card-${CSS.escape(card)}`);
    if (card && !target) return;
    const isFirst = place === null;
    place = now;
    if (target) {
      target.scrollIntoView({ block: "start" });
    } else if (!isFirst) {
      document.querySelector('[data-testid="stMain"]')?.scrollTo(0, 0);
      arriving = "new";
      greet();
    }
  }

  new MutationObserver(() => {
    if (scheduled) return;
    scheduled = true;
    requestAnimationFrame(follow);
  }).observe(document.documentElement, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ["data-place", "data-language", "data-test-connection-state",
      "data-test-script-state", "data-run"],
  });
})();
