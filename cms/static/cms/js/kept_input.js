// Says aloud what the small save indicator would hide: access has ended, and what was typed is kept.
document.addEventListener("w-autosave:error", ({ detail }) => {
  if (!detail?.response?.kept || document.getElementById("kept-input-notice")) return;
  const notice = document.createElement("div");
  notice.id = "kept-input-notice";
  notice.setAttribute("role", "alert");
  notice.className = "help-block help-critical";
  notice.textContent = detail.response.error_message;
  (document.getElementById("main") ?? document.body).prepend(notice);
});
