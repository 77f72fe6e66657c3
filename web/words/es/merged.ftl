# Lo que combinó un encuentro

merged-in-put-away = Se escribió en algo que estaba archivado
merged-after-signing = Se escribió después de firmarse en otro lugar
merged-side-by-side = Se escribió a la vez en dos lugares; nada que elegir
merged-chosen = Había dos versiones; alguien ya eligió
merged-came-in = Llegó
# "Metas: Duermo en casa casi todas las noches."
merged-section-entry = { $section }: { $entry }
merged-came-whole = Llegó por completo
merged-begun = Se empezó
merged-added = Se agregó
merged-unknown = Escrito por una versión más nueva, que esta aún no puede mostrar; se conserva
merged-late = Anotación tardía
merged-now = Ahora
merged-written = se escribió: { $when }
merged-received = se recibió: { $when }
merged-act-choose = Elegir
merged-act-read = Leer
merged-act-look = Revisar
