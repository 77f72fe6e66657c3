# Leer un texto que escribieron varias personas

readtext-title = Texto combinado
readtext-heading = Texto combinado, léalo por favor
# "Metas: Por qué le importa."
readtext-place = { $section }: { $field }.
readtext-intro = Más de una persona escribió en este texto al mismo tiempo. Sus palabras se juntaron; un programa no puede saber si todavía tienen sentido.
readtext-wrote = { $person } escribió
readtext-by = en { $device }, { $when }
readtext-together = Todo junto
readtext-right = Así está bien
readtext-later = Después
readtext-put-right = O corríjalo
readtext-save = Guardar este texto en su lugar
