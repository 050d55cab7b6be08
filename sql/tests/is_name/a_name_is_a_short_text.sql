SELECT is_name('order'), is_name('Größe 4'), is_name('注文/1');
--> t | t | t
