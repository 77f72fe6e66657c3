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
print-printed = Impreso: { $when }, { $person }
print-private = Confidencial: llévelo consigo o guárdelo bajo llave, y destrúyalo cuando ya no haga falta.
# En el papel mismo, cuando alguien imprime cualquier otra página.
print-instead = Para imprimir un expediente, ábralo y use ahí el botón Imprimir: primero pregunta qué se va a incluir.
