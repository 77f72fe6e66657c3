# Un formulario en un expediente archivado: qué se hace con el expediente
away-ask = Este expediente está archivado: { $stands }. ¿Qué se hace con él?
away-take-up = Guardar y reactivar el expediente
away-leave = Guardar y dejar el expediente archivado
