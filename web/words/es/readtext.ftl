# Leer un texto que escribieron varias personas

readtext-title = Texto combinado
readtext-heading = Texto combinado: léalo
# "Metas: Por qué es importante para la persona."
readtext-place = { $section }: { $field }.
readtext-intro = Más de una persona escribió en este texto al mismo tiempo. El programa juntó lo que escribieron, pero no puede saber si todavía tiene sentido.
readtext-wrote = { $person } escribió
readtext-by = en { $device }, { $when }
readtext-together = Texto combinado
readtext-right = Está bien así
readtext-later = Después
readtext-put-right = O corríjalo
readtext-save = Guardar el texto corregido
