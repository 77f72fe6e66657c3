# Un expediente en papel

print-title = Imprimir
print-intro = El papel lo puede leer cualquiera que lo encuentre. Marque solo lo necesario y piense dónde va a quedar.
print-nothing = Marque al menos una parte.
print-sections = ¿Qué se va a imprimir?
print-period = ¿Desde cuándo se incluyen las notas y los registros?
print-period-months = Los últimos tres meses
print-period-year = Los últimos doce meses
print-period-all = Todo
print-place = Hoja { $sheet } de { $sheets }
print-previous = Hoja anterior
print-next = Hoja siguiente
print-hint-sheets = No cabe en una sola hoja. Imprima esta y pase a la siguiente.
print-show = Ver la hoja
print-leave = Salir sin imprimir
print-back = Cambiar el contenido
print-now = Imprimir esta hoja
print-hint = Esto es todo lo que se va a imprimir. Si aquí no hay botón, use Imprimir en el menú del navegador.
print-hint-numbers = Este navegador numera las páginas: deje marcada la opción de imprimir encabezados y pies de página.
print-apart = Solo si hace falta
    .hint = Puede revelar lo que alguien no quiere que se sepa.
# $section es la sección a la que pertenece
print-former-names = Nombres anteriores, junto con “{ $section }”
print-code-words = Palabras clave, junto con “{ $section }”
print-named = ¿Qué nombre va en cada página?
print-named-usual = Su nombre habitual
print-named-nobody = Ninguno
# En el papel mismo. El título es también el del archivo, así que no dice nada de nadie.
print-own-title = Mi plan
print-sheet-title = Páginas impresas
# Va donde no hay nombre, para distinguir las páginas de una persona de las de otra
print-unnamed = N.º { $number }
# Al final del papel: $sections son títulos, "Tareas, Necesidades"
print-empty = No hay nada escrito en: { $sections }
print-empty-months = No hay nada de los últimos tres meses en: { $sections }
print-empty-year = No hay nada de los últimos doce meses en: { $sections }
print-printed = Impreso: { $when }, { $person }
print-printed-own = Impreso: { $when }
# El plan de crisis en papel, escrito para la persona
print-plan = Lo que puedo hacer
print-plan-signs = Cómo me doy cuenta de que viene un momento difícil
print-plan-alone = Lo que puedo hacer por mi cuenta
print-plan-distraction = Lugares y personas que me distraen
print-plan-people = Personas a las que puedo pedir ayuda
print-plan-professionals = Profesionales y líneas a los que puedo llamar
print-plan-surroundings = Cómo hago más seguro mi entorno
print-plan-reasons = Mis razones para seguir adelante
print-plan-empty = Aquí aún no hay nada escrito.
print-plan-replaced = Un plan más reciente reemplaza a este.
print-plan-two = De esto hay dos versiones. Pregunte en la clínica cuál es la correcta.
print-plan-several = De esto hay varias versiones. Pregunte en la clínica cuál es la correcta.
# Antes de imprimir el plan y alrededor de su papel: $step es lo que dice un paso, $said lo que dice una revisión sobre quien nombra
print-plan-named = En el plan hay personas o números que no son seguros
    .hint = En el papel no consta nada de esto, porque quizá la persona no esté a solas con él. Lo que no se marca no se imprime: el paso entero, o solo su número si la línea trata de él.
print-plan-told = { $step }: { $said }
    .number = { $step }, su número: { $said }
# $line: la frase de arriba
print-plan-left = No va en este papel. { $line }
    .number = Va en este papel sin su número. { $line }
print-plan-stands = Va en este papel de todos modos. { $line }
    .number = Va en este papel con su número de todos modos. { $line }
print-plan-look = Verlo en el plan
# El plan de crisis como tarjeta de bolsillo
print-as = ¿Cómo se imprime el plan de crisis?
    .hint = En la tarjeta va solo el plan de crisis, aunque haya más marcado.
    .sheet = Una hoja
    .card = Una tarjeta de bolsillo de 85 × 54 mm, para recortar y doblar
print-agreed = En la tarjeta: las personas que ayudan están de acuerdo en que figuren sus números
# $people son nombres, tantos como haya
print-agreed-who = Sin esta marca, la tarjeta no lleva el número de: { $people }. Una tarjeta se puede perder; pregúnteles antes.
# Junto a la tarjeta, no en ella
print-card-left-out = La tarjeta no lleva el número de: { $people }. No se marcó que estén de acuerdo. Pregúnteles, vuelva y márquelo.
print-card-hint = Imprímala en su tamaño real (100 %), recórtela por las líneas y dóblela.
print-card-more = { $n ->
    [one] 1 más en la hoja
   *[other] { $n } más en la hoja
}
print-card-continued = { $stage } (continuación)
print-card-two = dos versiones: pregunte en la clínica
print-card-several = varias versiones: pregunte en la clínica
print-card-newer = Pregunte si hay una más reciente.
print-private = Confidencial: llévelo consigo o guárdelo bajo llave, y destrúyalo cuando ya no haga falta.
# En el papel mismo, cuando alguien imprime cualquier otra página.
print-instead = Para imprimir un expediente, ábralo y use ahí el botón Imprimir: primero pregunta qué se va a incluir.
