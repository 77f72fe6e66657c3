# Lo que combinó una sincronización

merged-in-put-away = Escrito en algo que estaba archivado
merged-after-signing = Escrito después de la firma hecha en otro lugar
merged-side-by-side = Escrito al mismo tiempo en dos lugares; no hay que elegir
merged-chosen = Tenía dos versiones; alguien ya eligió
merged-came-in = Cambios recibidos
# "Metas: Duermo en casa casi todas las noches."
merged-section-entry = { $section }: { $entry }
merged-came-whole = Llegó completo
merged-begun = Se creó
merged-added = Se agregó
merged-unknown = Escrito por una versión más reciente del programa, que esta aún no puede mostrar; se conserva
merged-late = Anotación tardía
merged-now = Ahora
merged-written = escrito: { $when }
merged-received = recibido: { $when }
merged-act-choose = Elegir
merged-act-read = Leer
merged-act-look = Revisar
# Una de varias versiones y quién la escribió
merged-said = { $value } ({ $who })
