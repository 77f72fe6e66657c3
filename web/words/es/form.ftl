# Formularios

form-problems = { $n ->
    [one] Hay un dato por corregir
   *[other] Hay { $n } datos por corregir
}
# Quizás haya un borrador, que se anuncia por sí mismo
form-nothing-saved = Aún no ha cambiado nada. Lo que usted escribió sigue aquí.
# Qué falta corregir en qué dato; la segunda cuando es una pregunta
form-problem = { $field }: { $what }
form-problem-asked = { $field } { $what }
form-needed = campo obligatorio
form-none-to-tick = Todavía no hay nada escrito en el expediente que se pueda marcar aquí.
form-not-said = Sin indicar
# La primera línea de una lista en la que hay que elegir algo
form-choose = Elija una opción
form-nobody = Nadie aún
form-only-raised = Usted puede subirlo. Bajarlo les corresponde a quien lleva la terapia o a supervisión.
form-fixed-empty = Sin información
form-fixed = Su rol no puede modificar este dato.
form-stays = Queda como se guardó.
# Opens the fields of a new entry that are filled in later, as a rule; their names follow.
form-later = Se completa después
# The same for what every logged entry has: where it comes from, its language, how private it is, what it corrects.
form-more = Más, si hace falta
# $one es de qué se trata: "meta"
form-save = Guardar { $one }
form-save-sign = Guardar y firmar
    .meaning = Después de firmar ya no se puede cambiar; queda con su nombre y con el de esta computadora. Lo que surja después se anota aparte.
form-leave = Descartar
# Una salida donde no hay palabras que descartar
form-as-it-was = Dejarlo como estaba
# Junto a un campo mientras se llena; sigue un número
form-left = Caracteres disponibles:
form-over = Caracteres de más:
# Junto a un campo que otras personas cambiaron desde que se empezó el formulario
form-now = Ahora dice: { $value }
form-typed = Lo que usted escribió: { $value }
# What a new form says by itself of what it is about: the label of a field, and what that leads to
form-about = { $label }: { $what }
# Un recuadro para firmar
draw-here = { $what }: recuadro para firmar
draw-way = Firme con el dedo, un lápiz o el ratón. Con el teclado: elija otra de las formas de arriba.
draw-again = Borrar la firma
draw-drawn = Firmado.
draw-nothing = Todavía no hay nada escrito.
draw-without = En este navegador no se puede firmar aquí. Elija otra de las formas de arriba: en papel o de palabra, con testigo.
# The plan in words
drawn-up-too-long = El resto del plan es demasiado largo para ponerlo aquí.
# Lo que una nueva versión del plan deja fuera: $step es cómo se llama, $said lo que dice una revisión sobre quien nombra
drawn-up-left = No se incluye en este texto. { $step }: { $said }
